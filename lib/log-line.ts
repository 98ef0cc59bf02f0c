/** A line of the log for a person at a terminal: the time of day (UTC), how grave it is, the sentence, then the facts. */
export function plainLine(json: string) {
  const { time, level, msg, error, ...facts } = JSON.parse(json) as Record<string, string | object>
  const more = Object.entries(facts).map(([name, value]) => `${name}=${value}`)
  const head = [String(time).slice(11, 19), String(level).padEnd(5), msg, ...more].join('  ')
  return `${head}\n${error ? `${inLines(error as ErrorLine)}\n` : ''}`
}

type ErrorLine = { type: string; code?: string; digest?: string; message?: string; at?: string; cause?: ErrorLine }

function inLines({ type, code, digest, message, at, cause }: ErrorLine): string {
  const summary = [type, code, digest && `digest ${digest}`, message].filter(Boolean).join(' · ')
  return [`  ${summary}`, at, cause && `  because of\n${inLines(cause)}`].filter(Boolean).join('\n')
}
