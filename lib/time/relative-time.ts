const unitSteps = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

const relativeFormat = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' })

/** Uses the largest unit that fits twice, or once below a day: "in 3 hours". Both moments are UTC ms. */
export function relativeTime(at: number, now: number): string {
  const away = Math.abs(at - now)
  if (away < 60_000) return at > now ? 'in less than a minute' : 'just now'
  const [unit, length] = unitSteps.find(([unit, length]) => away >= (isShort(unit) ? length : 2 * length))!
  return relativeFormat.format(Math.sign(at - now) * Math.floor(away / length), unit)
}

function isShort(unit: string) {
  return unit === 'hour' || unit === 'minute'
}
