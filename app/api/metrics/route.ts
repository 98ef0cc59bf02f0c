import { mayMonitor } from '@/auth/monitor'
import { sharedNow } from '@/db/clock'
import { health, type Health } from '@/domain/care/health'
import { collectedMetrics, metrics } from '@/lib/process/metrics'
import packageJson from '@/package.json'
import { Gauge, Registry } from 'prom-client'

export const dynamic = 'force-dynamic'

export async function GET(request: Request) {
  if (!mayMonitor(request.headers)) return new Response(null, { status: 404 })
  const { registry } = metrics()
  const healthMetrics = healthRegistry(await health(sharedNow()), packageJson.version)
  const text = `${await collectedMetrics()}\n${await healthMetrics.metrics()}`
  return new Response(text, { headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' } })
}

type HealthGauge = [name: string, help: string, value: (health: Health) => number | boolean | null | undefined]

const gauges: HealthGauge[] = [
  ['gazette_database_readable', 'Whether readers can be served (1) or not (0).', ({ ok }) => ok],
  ['gazette_database_writable', 'Whether a change would be kept (1) or not (0).', (h) => h.notWritable === null],
  [
    'gazette_file_store_usable',
    'Whether the bucket of the files can be read and written (1) or not (0), where there is one.',
    (h) => h.fileStore && h.fileStore.problem === null,
  ],
  ['gazette_database_bytes', 'Size of the database file.', (h) => h.databaseBytes],
  ['gazette_database_wal_bytes', 'Size of the write-ahead log of the database.', (h) => h.walBytes],
  ['gazette_disk_free_bytes', 'Room left on the disk of the data directory.', (h) => h.diskFreeBytes],
  ['gazette_disk_bytes', 'Size of the disk of the data directory.', (h) => h.diskBytes],
  ['gazette_mails_waiting', 'Mails that are still to be sent.', (h) => h.waiting?.mails],
  [
    'gazette_mails_oldest_timestamp_seconds',
    'Since when the first of the mails that are still to be sent waits.',
    (h) => toSeconds(h.waiting?.oldestMailAt),
  ],
  ['gazette_pings_waiting', 'Changes of which search engines are still to be told.', (h) => h.waiting?.pings],
  [
    'gazette_pings_oldest_timestamp_seconds',
    'When the first change went live of which search engines are still to be told.',
    (h) => toSeconds(h.waiting?.oldestPingAt),
  ],
  [
    'gazette_releases_next_day',
    'Texts that go live, change or are taken out within the next 24 hours.',
    (h) => h.coming,
  ],
  [
    'gazette_backup_last_timestamp_seconds',
    'When the newest backup was made that was not removed since.',
    (h) => toSeconds(h.backup?.madeAt),
  ],
  ['gazette_backup_last_bytes', 'Size of the newest backup.', (h) => h.backup?.bytes],
  [
    'gazette_backup_copied_timestamp_seconds',
    'Up to when all changes are in a copy between the daily backups, where such copies are made.',
    (h) => toSeconds(h.backup?.copiedUpTo),
  ],
  [
    'gazette_backup_proved_timestamp_seconds',
    'When a backup was last restored into a place of its own and found equal.',
    (h) => toSeconds(h.backup?.provedAt),
  ],
  [
    'gazette_backup_failed_timestamp_seconds',
    'When the newest backup could not be made, where it could not.',
    (h) => toSeconds(h.backup?.failedAt),
  ],
  [
    'gazette_backup_proof_failed_timestamp_seconds',
    'When the newest backup was last restored and not found equal, where it was not.',
    (h) => toSeconds(h.backup?.proofFailedAt),
  ],
  ['gazette_stored_files', 'Stored files of uploads.', (h) => h.files?.stored],
  ['gazette_damaged_files', 'Stored files known to be missing or changed.', (h) => h.files?.damaged],
  [
    'gazette_fixity_last_timestamp_seconds',
    'When a stored file was last read again.',
    (h) => toSeconds(h.files?.lastCheckAt),
  ],
  [
    'gazette_fixity_oldest_timestamp_seconds',
    'When the stored file was read that was not read again for longest.',
    (h) => toSeconds(h.files?.oldestCheckAt),
  ],
]

function toSeconds(at: number | null | undefined) {
  return at && at / 1000
}

/** Unknown values have a name and no sample. */
function healthRegistry(health: Health, version: string): Registry {
  const registry = new Registry()
  const registers = [registry]
  for (const [name, help, value] of gauges) {
    const gauge = new Gauge({ name, help, registers })
    const reading = value(health)
    gauge.remove()
    if (reading !== null && reading !== undefined) gauge.set(Number(reading))
  }
  const info = { name: 'gazette_info', help: 'The version that runs.', labelNames: ['version', 'node'], registers }
  new Gauge(info).set({ version, node: process.version }, 1)
  return registry
}
