import { InstantForm } from '@/components/ui/instant-form'
import { ShowOrAll } from '@/components/ui/show-or-all'
import { TextField } from '@/components/ui/text-field'

type Props = { action: string; search: string; label: string }

/** Narrows a list of addresses to those with some words in them. */
export function SearchForm({ action, search, label }: Props) {
  return (
    <InstantForm
      label={label}
      path={action}
      query={search && new URLSearchParams({ q: search }).toString()}
      className="mb-4 flex max-w-xl flex-wrap items-end gap-3"
    >
      <TextField
        label="Part of an address"
        name="q"
        type="search"
        defaultValue={search}
        maxLength={300}
        spellCheck="false"
        className="min-w-0 flex-1 basis-52"
      />
      <ShowOrAll all={search && action} />
    </InstantForm>
  )
}
