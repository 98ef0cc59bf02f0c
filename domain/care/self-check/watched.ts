import { day, hour } from './finding'

/** docs/deploy/alerts.yml has these limits in seconds; alerts.test.ts compares them. Milliseconds and bytes. */
export const alertLimits = {
  minFreeDisk: 500e6,
  /** A daily backup was missed. */
  backupOld: 2 * day,
  /** For installations without a schedule. */
  proofOld: 40 * day,
  /** Two nights, and an hour for the second. */
  nightsMissed: 2 * day + hour,
  /** Each retry comes after twice as long. */
  mailsLate: 6 * hour,
}
