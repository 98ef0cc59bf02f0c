import type { Drafting } from './use-drafting'

/** Returns the result of drafting, as sentences: how many drafts there are, and each reason why there is none. */
export function outcomeSentences({ outcomes, total, isStopped, problem }: Drafting): string[] {
  const counts = Map.groupBy(outcomes, (one) => one)
  const count = (one: Drafting['outcomes'][number]) => counts.get(one)?.length ?? 0
  const drafted = count('drafted') + count('plain')
  const sentence = (n: number, end: string) => (n > 0 ? `${paragraphs(n)} ${end}` : '')
  return [
    drafted > 0 ? `${paragraphs(drafted)} drafted. Check each beside the original.` : 'Nothing was drafted.',
    sentence(count('plain'), 'came back without links or formatting. Add them where they belong.'),
    sentence(count('lost'), 'left as before: a footnote, a line break or code did not come back, and would be lost.'),
    sentence(count('same'), 'came back in the same words, and left as before.'),
    sentence(count('empty'), 'left as before: no words came back.'),
    sentence(count('too long'), 'left as before: too long, or too long for its field.'),
    sentence(count('signs'), 'left as before: signs such as [[1]] in the words would be mistaken for links.'),
    sentence(count('changed'), 'changed here in the meantime, and left as before.'),
    isStopped && outcomes.length < total && !problem ? `Stopped: ${paragraphs(total - outcomes.length)} not sent.` : '',
  ].filter(Boolean)
}

function paragraphs(n: number) {
  return n === 1 ? '1 paragraph' : `${n.toLocaleString('en')} paragraphs`
}
