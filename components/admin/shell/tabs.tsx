import { Link } from '@/components/ui/link'

type Props<Path extends string> = { label: string; here: Path; tabs: readonly { href: Path; label: string }[] }

/** Links to the pages of one subject. */
export function Tabs<Path extends string>({ label, here, tabs }: Props<Path>) {
  return (
    <nav aria-label={label} className="mb-6 border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {tabs.map(({ href, label }) => (
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
