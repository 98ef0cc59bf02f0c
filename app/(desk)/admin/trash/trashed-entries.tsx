'use client'

import { useState, type ReactNode } from 'react'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import type { TrashRow } from '@/domain/entries/trash'
import { EraseDialog } from './erase-dialog'
import { TrashSection } from './trash-section'
import { restore } from './actions'

type Props = {
  entries: TrashRow[]
  total: number
  zone: string
  mayErase: boolean
  children: ReactNode
}

/** Entries in the trash; `children`: the links to other pages. */
export function TrashedEntries({ entries, mayErase, ...rest }: Props) {
  const [message, setMessage] = useState('')
  return (
    <TrashSection
      {...rest}
      title="Content"
      id="entries"
      items={entries}
      restore={restore}
      field="entryId"
      nameOf={nameOf}
      stays="Readers once had it: it stays here, and its address says that it is gone. An editor can erase it when a person asks for that."
      message={message}
      onRestore={() => setMessage('')}
      lead={(entry, dates) => (
        <>
          <EntryLink entry={entry} />
          <p className="text-sm text-faint">{kindAndLanguage(entry)}</p>
          {dates}
        </>
      )}
      beside={(entry) =>
        mayErase &&
        entry.goesAt !== undefined && (
          <EraseDialog
            entryId={entry.id}
            name={nameOf(entry)}
            onErased={() => setMessage(`Deleted “${nameOf(entry)}” permanently.`)}
          />
        )
      }
    />
  )
}

function nameOf({ title }: TrashRow) {
  return title || 'Untitled'
}
