import { Filters } from '@/components/admin/shell/list-page'
import { TextField } from '@/components/ui/text-field'

type Props = { path: string; query: string; search: string; label: string }

export function SearchForm({ search, ...form }: Props) {
  return (
    <Filters {...form} isFiltered={search !== ''} className="mb-4 flex max-w-xl flex-wrap items-end gap-3">
      <TextField
        label="Part of an address"
        name="q"
        type="search"
        defaultValue={search}
        maxLength={300}
        spellCheck="false"
        className="min-w-0 flex-1 basis-52"
      />
    </Filters>
  )
}
