import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'

type Props = { action: string; search: string; label: string }

/** A plain form whose answer is an address. */
export function SearchForm({ action, search, label }: Props) {
  return (
    <form role="search" aria-label={label} action={action} className="mb-4 flex max-w-xl flex-wrap items-end gap-3">
      <TextField
        label="Part of an address"
        name="q"
        type="search"
        defaultValue={search}
        maxLength={300}
        spellCheck="false"
        className="min-w-0 flex-1 basis-52"
      />
      <Button type="submit">Show</Button>
      {search && (
        <a href={action} className="inline-flex min-h-10 items-center">
          Show all
        </a>
      )}
    </form>
  )
}
