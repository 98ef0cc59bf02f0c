// Otherwise nightly work could run in the middle of a test.

const hourNow = new Date().getUTCHours()

/** A zone whose clocks show the hour after noon now. Its name has the sign of POSIX: west of Greenwich is plus. */
export const zoneWithNoon = `Etc/GMT${hourNow < 12 ? '-' : '+'}${Math.abs(12 - hourNow)}`

/** An hour (0 to 23) on the clocks of a new site that is half a day away. */
export const hourFarAway = (hourNow + 7 + 12) % 24
