/** The five meanings a colour may carry; never alone, always beside a word or an icon. */
export type Tone = 'good' | 'warning' | 'bad' | 'neutral' | 'accent'
