import type { ReactNode } from 'react'
import type { StorageFault } from '@/lib/files/storage-fault'
import { RefreshOnNavigation } from './ask-again'
import { Note } from './page-head'
import { StoppedPage } from './stopped'

type Props = {
  fault: StorageFault
  canRepair: boolean
}

export function NotSaving({ fault, canRepair }: Props) {
  const { cause, remedy } = faultTexts[fault]
  return (
    <Note warn className="mb-8">
      <div role="alert" className="space-y-1">
        <p>
          <strong>{cause} Nothing can be saved now.</strong>
        </p>
        <p>
          What you type in a text is kept in this browser, and saved as soon as that is possible again: keep its page
          open. Readers still get the site.
        </p>
        <p>{canRepair ? remedy : tellAnAdmin}</p>
      </div>
      <RefreshOnNavigation />
    </Note>
  )
}

/** Warns on every page once any page has found damage. */
export function DamagedNote({ canRepair }: Pick<Props, 'canRepair'>) {
  const { cause, remedy } = faultTexts.damaged
  return (
    <Note warn className="mb-8">
      <p role="alert">
        <strong>{cause}</strong> {canRepair ? remedy : tellAnAdmin}
      </p>
    </Note>
  )
}

/** Replaces a page that cannot be read from a damaged database. */
export function DamagedPage({ canRepair }: Pick<Props, 'canRepair'>) {
  const { cause, remedy } = faultTexts.damaged
  return (
    <StoppedPage title={cause}>
      <p>This page cannot be read as it should be; others may be whole. Readers get what can be read.</p>
      <p>{canRepair ? remedy : tellAnAdmin}</p>
    </StoppedPage>
  )
}

const tellAnAdmin = 'Tell an admin or whoever runs the server.'

const faultTexts: Record<StorageFault, { cause: string; remedy: ReactNode }> = {
  full: {
    cause: 'The disk of the server is full.',
    remedy: 'Make room on the disk that holds DATA_DIR, or move to a larger one. Nothing has to be started again.',
  },
  databaseFull: {
    cause: 'The disk of the database is full.',
    remedy: 'Make room on the disk of PostgreSQL, or move it to a larger one. Nothing has to be started again.',
  },
  readOnly: {
    cause: 'The disk of the server can only be read.',
    remedy:
      'See in the log of the system why DATA_DIR is mounted for reading only, which a damaged disk can cause; check the disk, and mount it for writing.',
  },
  failing: {
    cause: 'The disk of the server reports errors.',
    remedy:
      'See the log of the system. Make a copy of the newest backup elsewhere, then replace the disk: such a disk usually gets worse.',
  },
  damaged: {
    cause: 'The database is damaged.',
    remedy:
      'On the server, npm run gazette -- verify says what is damaged and which backup to bring back. Keep the backups that there are.',
  },
  outdated: {
    cause: 'A later version of Gazette has changed the database.',
    remedy: 'Start that version on every machine that serves this archive.',
  },
}
