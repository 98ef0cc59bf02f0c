import { hang } from './hanging'
import { killInstances } from './killed'
import { killLeaders } from './mails'
import { countStale } from './stale'
import { upgradeWhileWriting } from './upgraded'
import { writeInterleaved } from './written'

const count = (n: number) => n.toLocaleString('en')

/** Everything that several instances promise, in so many hours of all proofs together. */
export async function tryInstances(hours: number) {
  const times = (n: number) => Math.max(2, Math.round(n * hours))
  const stale = await countStale(times(2_000), { each: 5, killEvery: 50 })
  const written = await writeInterleaved(times(10_000))
  const killed = await killInstances(times(100))
  const mails = await killLeaders(times(30))
  const hanging = await hang()
  const upgraded = await upgradeWhileWriting(times(500))
  const figure = [
    `${stale.stale} stale of ${count(stale.answers)} answers after ${count(stale.commits)} commits and ${stale.kills} kills`,
    `${count(written.written)} interleaved writes`,
    `${killed.kills} kills, ${count(killed.acknowledged)} acknowledged`,
    `${mails.kills} leaders killed, ${mails.sent} of ${mails.mails} mails, ${mails.cutOff} cut off and known`,
    `another writes and leads ${hanging.seconds} s after one hangs`,
    `${count(upgraded.acknowledged.old)} texts of an earlier and ${count(upgraded.acknowledged.new)} of a later build side by side`,
  ].join('; ')
  return { figure, problems: [stale, written, killed, mails, hanging, upgraded].flatMap(({ problems }) => problems) }
}
