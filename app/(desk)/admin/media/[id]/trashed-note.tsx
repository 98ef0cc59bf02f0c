'use client'

import { Note } from '@/components/admin/shell/note'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { useForm, type Action } from '@/components/ui/use-form'

/** Over an upload that lies in the trash. */
export function TrashedNote({ id, restore }: { id: string; restore?: Action<undefined> }) {
  return (
    <Note warn className="mb-6">
      <p>
        <span className="font-semibold">This file is in the trash.</span> To use or change it, restore it first.
      </p>
      {restore && <Restore id={id} restore={restore} />}
    </Note>
  )
}

function Restore({ id, restore }: { id: string; restore: Action<undefined> }) {
  const { form, pending, problems } = useForm(restore)
  return (
    <form {...form} className="mt-3">
      <input type="hidden" name="id" value={id} />
      <Button type="submit" isPending={pending}>
        Restore
      </Button>
      <Problems problems={problems} />
    </form>
  )
}
