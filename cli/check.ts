import { sharedNow } from '@/db/clock'
import { selfCheck, type Finding } from '@/domain/care/self-check/self-check'
import { done, type Result } from '@/lib/result'
import { damagedDatabase } from './faults'
import { installationActor, noArchive } from './installation'
import { Misused, type Verb } from './verb'

export const check: Verb = {
  name: 'check',
  summary: 'Says whether anything is overdue, full, damaged or set unsafely: what the desk shows under Site health',
  usage: ['', '--quiet    (only what is not good)'],
  async run(args) {
    const isQuiet = args.length === 1 && args[0] === '--quiet'
    if (args.length > 0 && !isQuiet) throw new Misused('Say --quiet or nothing.')
    return noArchive() ?? (await damagedDatabase()) ?? (await runCheck(isQuiet))
  },
}

async function runCheck(isQuiet: boolean): Promise<Result> {
  const findings = await selfCheck(await installationActor(), sharedNow())
  const wrong = findings.filter(({ state }) => state === 'wrong')
  for (const finding of findings) if (!isQuiet || finding.state !== 'well') console.log(findingInWords(finding))
  if (wrong.length === 0) return done(undefined)
  const problems = [{ message: `Problems: ${wrong.map(({ title }) => title.toLowerCase()).join(', ')}.` }]
  return { ok: false, problems }
}

const stateWords: Record<Finding['state'], string> = { well: 'good', look: 'look', wrong: 'PROBLEM' }

function findingInWords({ state, title, message, todo }: Finding) {
  return [`${stateWords[state].padEnd(7)}  ${title}: ${message}`, todo && `         ${todo}`].filter(Boolean).join('\n')
}
