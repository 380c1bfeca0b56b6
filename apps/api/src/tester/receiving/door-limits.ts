/** What one receiver bears. Times in milliseconds, sizes in octets. */
export interface DoorLimits {
  /** Connections at one time, in all. */
  connections: number
  /** At one time from one network (/24, /64). */
  connectionsPerNetwork: number
  /** Within a minute from one network. */
  newConnectionsPerMinute: number
  /** Likewise; a message counts once for each recipient, as each is kept and judged. */
  messagesPerMinute: number
  recipients: number
  /** Refused in one connection before it is closed: nobody is to try addresses out. */
  refusedRecipients: number
  /** Of one command line. RFC 5321 §4.5.3.1.4 asks for 512, and more for each extension. */
  commandLine: number
  /** Without a word of the client. */
  idle: number
  /** Of a whole connection: a client that sends an octet a minute is not waited for. */
  connection: number
  /** Of messages on their way in, together, before they are on the disk; half of it from one network. */
  octetsInFlight: number
}

const MEGABYTE = 1024 * 1024

export const DOOR_LIMITS: DoorLimits = {
  connections: 1_000,
  connectionsPerNetwork: 20,
  newConnectionsPerMinute: 120,
  messagesPerMinute: 60,
  recipients: 20,
  refusedRecipients: 10,
  commandLine: 2_048,
  idle: 120_000,
  connection: 900_000,
  octetsInFlight: 64 * MEGABYTE,
}
