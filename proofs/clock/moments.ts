import { instantOf } from '@/lib/time/time'
import { release } from '@/domain/publishing/releases'
import { got, post, text } from '@/domain/testing/newsroom'
import { itsAdmin } from '../archives'

const hour = 3_600_000
/** A day before clocks are set in Berlin; four weeks after that in New York, one before that on Lord Howe Island. */
export const start = Date.UTC(2027, 2, 27)
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Bangkok']
const posts = 12

/** Times of the clocks on walls, from half an hour before clocks are set to a day later, in zones that do and one that does not. */
export function momentsToTry() {
  return Array.from({ length: posts }, (_, n) => {
    const minutes = 30 + n * 55
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    const choice = instantOf({ date: '2027-03-28', time, zone: zones[n % zones.length]!, which: 'first' })
    return choice.ok ? choice.at : start + 24 * hour + n
  })
}

/** Schedules a post for each moment, in the archive that is open: their paths. */
export async function scheduleAt(moments: number[]): Promise<string[]> {
  const admin = await itsAdmin()
  const paths: string[] = []
  for (const [n, at] of moments.entries()) {
    const draft = await post(admin, { title: `Planned ${n}`, body: text(`Words ${n}.`) }, start)
    paths.push(got(await release(admin, { ...draft, at }, start)).path)
  }
  return paths
}

/**
 * Half of the time exactly at a moment or just before it, else anywhere in two days, before and after where the clock stood.
 * @param exactness how well (ms) the clock is known that decides
 */
export function nextMoment(moments: number[], step: number, exactness = 0) {
  const moment = moments[Math.floor(Math.random() * moments.length)]!
  if (step % 2 === 0) return Math.floor(start + Math.random() * 48 * hour)
  return step % 4 === 1 ? moment - 1 - exactness : moment + exactness
}
