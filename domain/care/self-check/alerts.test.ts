import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { alertLimits } from './watched'

const { minFreeDisk, ...ages } = alertLimits
const { backupOld, proofOld, nightsMissed, mailsLate } = ages

/** The figures that Prometheus compares with what, for each figure that the self-check judges too. */
const alike = {
  gazette_disk_free_bytes: minFreeDisk,
  gazette_backup_last_timestamp_seconds: backupOld / 1000,
  gazette_backup_proved_timestamp_seconds: proofOld / 1000,
  gazette_fixity_last_timestamp_seconds: nightsMissed / 1000,
  gazette_mails_oldest_timestamp_seconds: mailsLate / 1000,
}

test('Prometheus tells of what the self-check tells, from the same figure on', () => {
  const rules = readFileSync('docs/deploy/alerts.yml', 'utf8')
  const compared = rules.matchAll(/(?:time\(\) - (\w+) >|(gazette_disk_free_bytes) <) ([\d.e *+]*\d)/g)
  expect(Object.fromEntries([...compared].map(([, age, room, limit]) => [age ?? room, sum(limit!)]))).toEqual(alike)
  expect(Object.keys(alike)).toHaveLength(Object.keys(alertLimits).length)
})

/** "2 * 86400 + 3600" as a number. */
function sum(words: string) {
  return words
    .split('+')
    .map((part) => part.split('*').reduce((product, factor) => product * Number(factor), 1))
    .reduce((all, part) => all + part)
}
