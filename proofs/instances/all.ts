import { clockSays } from '../clock/look'
import { countThroughKills, countsSay } from './counts'
import { hang } from './hanging'
import { compareInstances } from './hidden'
import { startCommonServer } from './installation'
import { killInstances } from './killed'
import { killLeaders } from './mails'
import { setAllClocks } from './moments'
import { builtSite } from './public-servers'
import { countStale } from './stale'
import { upgradeWhileWriting } from './upgraded'
import { writeInterleaved } from './written'

const count = (n: number) => n.toLocaleString('en')

type Part = { figure: string; problems: string[] }

/** Tries all promises about several instances; `hours`: of all proofs together. Reports each part when it ends. */
export async function tryInstances(hours: number) {
  const endServer = await startCommonServer()
  try {
    return await tryParts(hours)
  } finally {
    await endServer()
  }
}

async function tryParts(hours: number) {
  const times = (n: number) => Math.max(2, Math.round(n * hours))
  const parts: (() => Promise<Part>)[] = [
    async () => {
      const { stale, answers, commits, kills, problems } = await countStale(times(2_000), { each: 5, killEvery: 50 })
      const figure = `${stale} stale of ${count(answers)} answers after ${count(commits)} commits and ${kills} kills`
      return { figure, problems }
    },
    async () => {
      const { written, problems } = await writeInterleaved(times(10_000))
      return { figure: `${count(written)} interleaved writes`, problems }
    },
    async () => {
      const { kills, acknowledged, problems } = await killInstances(times(100))
      return { figure: `${kills} kills, ${count(acknowledged)} acknowledged`, problems }
    },
    async () => {
      const { kills, sent, mails, cutOff, problems } = await killLeaders(times(30))
      return { figure: `${kills} leaders killed, ${sent} of ${mails} mails, ${cutOff} cut off and known`, problems }
    },
    async () => {
      const { seconds, problems } = await hang()
      return { figure: `another writes and leads ${seconds} s after one hangs`, problems }
    },
    async () => {
      const { acknowledged, problems } = await upgradeWhileWriting(times(500))
      const figure = `${count(acknowledged.old)} texts of an earlier and ${count(acknowledged.new)} of a later build side by side`
      return { figure, problems }
    },
    async () => {
      const { askedCount, kills, problems } = await compareInstances({ kind: builtSite, kills: times(20) })
      const figure = `${count(askedCount)} addresses asked four times of two instances, with ${kills} kills between, while an archive fills with what is hidden`
      return { figure, problems }
    },
    async () => clockSays(await setAllClocks(times(200), { kind: builtSite })),
    async () => countsSay(await countThroughKills(times(20), { kind: builtSite })),
  ]
  const done: Part[] = []
  for (const part of parts) {
    const began = performance.now()
    done.push(await part())
    const { figure, problems } = done.at(-1)!
    console.log(`  ${figure}, ${problems.length} wrong (${Math.round((performance.now() - began) / 1000)} s)`)
  }
  return { figure: done.map(({ figure }) => figure).join('; '), problems: done.flatMap(({ problems }) => problems) }
}
