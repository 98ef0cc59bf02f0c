'use client'

import { Button } from './button'
import { Problems } from './problems'
import { useForm, type Action } from './use-form'

type Props = { restore: Action<undefined>; /** The field that names it. */ field: string; value: number | string }

/** On the page of something that lies in the trash: takes it out. */
export function RestoreForm({ restore, field, value }: Props) {
  const { form, pending, problems } = useForm(restore)
  return (
    <form {...form} className="mt-3">
      <input type="hidden" name={field} value={value} />
      <Button type="submit" isPending={pending}>
        Restore
      </Button>
      <Problems problems={problems} />
    </form>
  )
}
