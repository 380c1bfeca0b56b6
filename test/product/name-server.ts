/**
 * The environment of a program of ours that asks the name server on this port of the loopback: Node’s own setting, made
 * before the program reads it. The file of the system knows no ports.
 */
export const askingNameServer = (port: number): Record<string, string> => {
  const script = [
    `import dns from 'node:dns'`,
    `import { syncBuiltinESMExports } from 'node:module'`,
    `dns.setServers(['127.0.0.1:${port}'])`,
    // Programs that have “import { getServers }” see the change from here on.
    `syncBuiltinESMExports()`,
  ].join(';')
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` }
}
