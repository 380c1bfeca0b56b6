import { legible } from './legible.ts'

/** Text that anybody may have published, as text: neither markup nor HTML, on one line (CommonMark §2.4). */
export const markdownText = (text: string): string => legible(text).replaceAll(/[\\`*_{}[\]<>#|~&]/g, String.raw`\$&`)
