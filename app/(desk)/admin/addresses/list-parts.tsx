import { ListFilters } from '@/components/admin/shell/list-page'
import { Tabs } from '@/components/admin/shell/tabs'
import { TextField } from '@/components/ui/fields'

const addressTabs = [
  { href: '/admin/addresses', label: 'Redirects' },
  { href: '/admin/addresses/missing', label: 'Not found (404)' },
  { href: '/admin/addresses/broken', label: 'Broken links' },
  { href: '/admin/addresses/all', label: 'Every address' },
] as const

export function AddressTabs({ here }: { here: (typeof addressTabs)[number]['href'] }) {
  return <Tabs label="Links and redirects" here={here} tabs={addressTabs} />
}

type Props = { path: string; query: string; search: string; label: string }

export function SearchForm({ search, ...form }: Props) {
  return (
    <ListFilters {...form} isFiltered={search !== ''} className="mb-4 flex max-w-xl flex-wrap items-end gap-3">
      <TextField
        label="Part of an address"
        name="q"
        type="search"
        defaultValue={search}
        maxLength={300}
        spellCheck="false"
        className="min-w-0 flex-1 basis-52"
      />
    </ListFilters>
  )
}
