export type ClockResult = {
  steps: number
  restarts: number
  answers: number
  early: number
  missed: number
  double: number
}

/** A result with nothing counted yet. */
export const nothingFound = (steps: number): ClockResult => ({
  steps,
  restarts: 0,
  answers: 0,
  early: 0,
  missed: 0,
  double: 0,
})

export type ScheduledPosts = { paths: string[]; moments: number[] }

/** Counts texts that readers of a server get too early, too late, or twice in a feed. */
export async function countAnswers(
  url: string,
  { paths, moments, at }: ScheduledPosts & { at: number },
  found: ClockResult,
) {
  const feed = await (await fetch(`${url}/feed.xml`)).text()
  for (const [n, path] of paths.entries()) {
    const answer = await fetch(url + path, { redirect: 'manual' })
    await answer.arrayBuffer()
    const isDue = moments[n]! <= at
    const times = feed.split(`${path}</link>`).length - 1
    found.answers += 2
    found.early += Number(!isDue && answer.status === 200) + Number(!isDue && times > 0)
    found.missed += Number(isDue && answer.status !== 200) + Number(isDue && times === 0)
    found.double += Number(times > 1)
  }
}

export function clockSays({ steps, restarts, answers, early, missed, double }: ClockResult) {
  const figure = `${steps.toLocaleString('en')} times set, ${restarts} restarts, ${answers.toLocaleString('en')} answers: ${early} early, ${missed} missed, ${double} double`
  return { figure, problems: early + missed + double > 0 ? [figure] : [] }
}
