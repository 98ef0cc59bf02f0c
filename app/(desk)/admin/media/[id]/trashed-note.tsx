import { Note } from '@/components/admin/shell/note'
import { ActForm } from '@/components/ui/form'
import { restore } from '../actions'

export function TrashedNote({ id, mayRestore }: { id: string; mayRestore: boolean }) {
  return (
    <Note warn className="mb-6">
      <p>
        <span className="font-semibold">This file is in the trash.</span> To use or change it, restore it first.
      </p>
      {mayRestore && <ActForm act={restore} values={{ id }} className="mt-3" verb="Restore" />}
    </Note>
  )
}
