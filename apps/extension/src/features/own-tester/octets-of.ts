/** The octets that base64 stands for: messages between the parts of an extension carry text alone. */
export const octetsOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
