import { day, hour } from './finding'

/**
 * Limits that the self-check shares with the alerts of Prometheus, in milliseconds and bytes. docs/deploy/alerts.yml has them in
 * seconds; alerts.test.ts compares both.
 */
export const alertLimits = {
  /** With less room on the disk the archive does not go on. */
  minFreeDisk: 500e6,
  /** A backup that is older is one that was missed. */
  backupOld: 2 * day,
  /** When a proof is old where nobody has set that backups are made by themselves. */
  proofOld: 40 * day,
  /** Two nights, and an hour for the second. */
  nightsMissed: 2 * day + hour,
  /** A mail goes out within half a minute, and is tried again each time after twice as long. */
  mailsLate: 6 * hour,
}
