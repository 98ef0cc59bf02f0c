import { Note } from '@/components/admin/shell/note'
import { RestoreForm } from '@/components/ui/restore-form'
import type { Action } from '@/components/ui/use-form'

/** The note above an upload that lies in the trash. */
export function TrashedNote({ id, restore }: { id: string; restore?: Action<undefined> }) {
  return (
    <Note warn className="mb-6">
      <p>
        <span className="font-semibold">This file is in the trash.</span> To use or change it, restore it first.
      </p>
      {restore && <RestoreForm restore={restore} field="id" value={id} />}
    </Note>
  )
}
