/**
 * Text that anybody may have published, fit for a terminal: control and direction characters (RFC 9839 calls them
 * problematic) become visible instead of doing something.
 */
export const legible = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd')
