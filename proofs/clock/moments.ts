import { instantOf } from '@/lib/time/time'
import { release } from '@/domain/publishing/releases'
import { got, post, text } from '@/domain/testing/newsroom'
import { adminOfOpenArchive } from '../archives'

const hour = 3_600_000
/** The day before daylight saving begins in Berlin. */
export const start = Date.UTC(2027, 2, 27)
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Bangkok']
const posts = 12

/** Moments of the morning on which Berlin sets its clocks, by the local time of four zones. */
export function momentsToTry() {
  return Array.from({ length: posts }, (_, n) => {
    const minutes = 30 + n * 55
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    const choice = instantOf({ date: '2027-03-28', time, zone: zones[n % zones.length]!, which: 'first' })
    return choice.ok ? choice.at : start + 24 * hour + n
  })
}

/** Schedules a post for each moment in the open archive; returns their paths. */
export async function scheduleAt(moments: number[]): Promise<string[]> {
  const admin = await adminOfOpenArchive()
  const paths: string[] = []
  for (const [n, at] of moments.entries()) {
    const draft = await post(admin, { title: `Planned ${n}`, body: text(`Words ${n}.`) }, start)
    paths.push(got(await release(admin, { ...draft, at }, start)).path)
  }
  return paths
}

/**
 * Returns any moment of two days for every second step, otherwise a release or just before it.
 * @param exactness precision (ms) of the clock that decides
 */
export function nextMoment(moments: number[], step: number, exactness = 0) {
  const moment = moments[Math.floor(Math.random() * moments.length)]!
  if (step % 2 === 0) return Math.floor(start + Math.random() * 48 * hour)
  return step % 4 === 1 ? moment - 1 - exactness : moment + exactness
}
