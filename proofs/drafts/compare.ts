import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Fault } from '../faults'
import { loadedBefore } from '../instances/instance'
import { compiledProgram } from '../programs'
import { secret } from './hidden'
import { twoArchives } from './pair'

/** The answer at each address: status, headers and bytes, as one text. */
export type Answers = Record<string, string>

export type Comparison = { askedCount: number; differing: string[]; problems: string[] }

/** Compares answers of the public handlers for two archives that differ only in what readers must not notice. */
export async function compareHandlers({ fault }: { fault?: Fault } = {}): Promise<Comparison> {
  const { plain, full, addresses, now, remove } = await twoArchives()
  try {
    const answersOf = (dataDir: string) => handlersAnswer({ dataDir, addresses, now }, fault)
    return compare(await answersOf(plain), await answersOf(full))
  } finally {
    remove()
  }
}

async function handlersAnswer(question: { dataDir: string; addresses: string[]; now: number }, fault?: Fault) {
  const child = fork(await compiledProgram('drafts/answer-child'), {
    execArgv: await loadedBefore({ fault }),
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: question.dataDir, LOG_LEVEL: 'silent' },
  })
  await once(child, 'message')
  child.send(question)
  const [answers] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [Answers | number]
  if (typeof answers !== 'object') throw new Error(`The process that answers ended with ${answers}.`)
  return answers
}

/** Removes the time of an OAI answer, and the tag that depends on it; no other answer depends on the clock. */
function withoutOwnDate(answer: string) {
  const ownDate = /<responseDate>[^<]*<\/responseDate>/g
  return ownDate.test(answer) ? answer.replace(ownDate, '').replace(/\["etag","[^\]]*\]/g, '') : answer
}

export function compare(plain: Answers, full: Answers): Comparison {
  const addresses = Object.keys(plain)
  const differing = addresses.filter((address) => withoutOwnDate(full[address]!) !== withoutOwnDate(plain[address]!))
  // An answer may repeat words of the request, for example the words of a search.
  const telling = addresses.filter((address) => !address.includes(secret) && full[address]!.includes(secret))
  const problems = [
    ...differing.map((address) => `${address} differs`),
    ...telling.map((address) => `${address} says a hidden word`),
  ]
  return { askedCount: addresses.length, differing, problems }
}
