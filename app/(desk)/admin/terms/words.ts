export type Kind = 'topic' | 'country'

export const plurals: Record<Kind, string> = { topic: 'Topics', country: 'Countries' }
export const singles: Record<Kind, string> = { topic: 'topic', country: 'country' }
