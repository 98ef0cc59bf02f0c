import { BackupList } from './backup-list'
import { BackupState } from './backup-state'
import { Note } from '@/components/admin/shell/note'
import { PageHead } from '@/components/admin/shell/page-head'
import { Section } from '@/components/admin/shell/section'
import { backingUp } from '@/domain/backups/backing-up'
import { lastBackup, listBackups } from '@/domain/backups/backups'
import { backupFolder } from '@/domain/backups/place'
import { nextProof } from '@/domain/backups/backups-due'
import { env } from '@/lib/process/env'
import { relativeTime } from '@/lib/time/relative-time'
import { BackUpNow } from './back-up-now'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Backups' }

export default deskPage('/admin/backups', async ({ actor, clock }) => {
  const [items, state, last] = await Promise.all([listBackups(actor, clock.now), backingUp(actor), lastBackup()])
  const { backups: set, backupKey } = env()
  const again = set && last.problem?.what === 'proved' ? await nextProof(set.folder) : undefined
  return (
    <div className="max-w-5xl">
      <PageHead title="Backups">
        Copies of everything: the texts and their history, every upload, the accounts. Each is restored into a place of
        its own and compared, file by file and row by row, before it counts as proved.
      </PageHead>
      {!set && (
        <Note warn className="mb-6">
          <strong>On this machine only: copy it elsewhere.</strong> Backups go to{' '}
          <code className="wrap-anywhere">{backupFolder()}</code>, on the disk that has everything else, and none is
          made by itself. Whoever looks after the server can set BACKUP_DIR to a folder on another disk: then one is
          made every day.
        </Note>
      )}
      {last.problem && (
        <Note warn className="mb-6">
          <strong>
            {last.problem.what === 'proved' ? 'The last backup failed its test.' : 'The last backup could not be made.'}
          </strong>{' '}
          {last.problem.why}{' '}
          {again && `It is tried again ${relativeTime(Math.max(again.at, clock.now + 1), clock.now)}. `}
          {set && 'The next one is made by itself.'}
        </Note>
      )}
      <BackupState last={last} clock={clock} set={set} isEncrypted={backupKey !== undefined} />
      <BackUpNow key={state.newest} state={state} />
      <Section title="Those that are kept" id="kept" className="mt-12">
        {items.length > 0 ? (
          <BackupList items={items} clock={clock} />
        ) : (
          <p className="text-soft">None was made yet{set ? ': the first is made by itself within a day.' : '.'}</p>
        )}
      </Section>
    </div>
  )
})
