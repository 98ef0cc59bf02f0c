import fc from 'fast-check'

/** Acts in a history of words; one that is listed twice is twice as frequent. */
const acts = [
  'write',
  'write',
  'write',
  'check',
  'check with words',
  'release',
  'release with words',
  'withdraw',
  'withdraw with words',
  'keep page with words',
  'mark',
  'all for it',
  'all for it',
  'describe picture',
  'rename topic',
  'next version',
  'correct text',
  'correct text',
  'forbid',
  'translate',
  'copy',
] as const

export const wordAct = fc.record({ does: fc.constantFrom(...acts), which: fc.nat(9), where: fc.nat(60) })
export type WordAct = typeof wordAct extends fc.Arbitrary<infer A> ? A : never
