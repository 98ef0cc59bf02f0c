import { Link } from '@/components/ui/link'
import { ListFilters } from '@/components/admin/shell/list-page'
import { TextField } from '@/components/ui/fields'

const addressTabs = [
  { href: '/admin/addresses', label: 'Redirects' },
  { href: '/admin/addresses/missing', label: 'Not found (404)' },
  { href: '/admin/addresses/broken', label: 'Broken links' },
  { href: '/admin/addresses/all', label: 'Every address' },
] as const

export function AddressTabs({ here }: { here: (typeof addressTabs)[number]['href'] }) {
  return (
    <nav aria-label="Links and redirects" className="mb-6 border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {addressTabs.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === here ? 'page' : undefined}
              className="inline-flex min-h-10 items-center border-b-3 border-transparent no-underline hover:border-edge aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
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
