import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { PaletteButton } from '@/components/admin/palette/palette-button'
import { buttonClass } from '@/components/ui/button-class'
import { FoldMark } from '@/components/ui/fold-mark'
import { RailMenu, RailLink } from './rail-controls'
import { RailDetails, RailGroup } from './rail-group'
import { RailEntry, type RailItem } from './rail-item'

/** A group of items. Without a name, it is first and never folds. */
export type RailGroupItems = { name?: string; items: RailItem[] }

type Props = {
  site: string
  person: { name: string; role: string }
  groups: RailGroupItems[]
  begin: RailItem[]
  signOut: ReactNode
}

export function Rail(props: Props) {
  return (
    <header className="border-b border-line bg-paper lg:sticky lg:top-0 lg:h-dvh lg:w-60 lg:shrink-0 lg:border-r lg:border-b-0 print:hidden">
      <div className="hidden h-full flex-col lg:flex">
        <p className="px-5 pt-5 pb-3 text-lg leading-tight font-bold wrap-anywhere">{props.site}</p>
        <div className="px-5 pb-1.5">
          <PaletteButton />
        </div>
        <RailContents {...props} />
      </div>
      <RailMenu
        site={props.site}
        count={props.groups.flatMap(({ items }) => items).reduce((sum, { count = 0 }) => sum + count, 0)}
        beside={<PaletteButton bare />}
      >
        <RailContents {...props} />
      </RailMenu>
    </header>
  )
}

function RailContents({ person, groups, begin: [first, second, ...others], signOut }: Props) {
  return (
    <>
      <div className="min-h-0 flex-1 lg:overflow-y-auto lg:pt-1.5">
        <nav aria-label="Create" className="px-5 pb-3">
          <RailLink href={first!.href} className={`${buttonClass('plain')} mb-1 w-full`}>
            <NewKind label={first!.label} />
          </RailLink>
          <CreateLinks items={[second!]} />
          <RailDetails name="More kinds">
            <summary className="flex min-h-8 cursor-pointer list-none items-center gap-2 text-soft [&::-webkit-details-marker]:hidden">
              <FoldMark />
              More kinds
            </summary>
            <CreateLinks items={others} />
          </RailDetails>
        </nav>
        <nav aria-label="Desk">
          {groups.map(({ name, items }) =>
            name ? (
              <RailGroup key={name} name={name} items={items} />
            ) : (
              <ul key="first" className="border-t border-line py-1.5">
                {items.map((item) => (
                  <RailEntry key={item.href} {...item} />
                ))}
              </ul>
            ),
          )}
        </nav>
      </div>
      <div className="border-t border-line pt-2.5 pb-2 pl-5 text-sm">
        <p className="pr-5 wrap-anywhere">
          <span className="font-semibold">{person.name}</span> <span className="text-soft">{person.role}</span>
        </p>
        <ul className="flex flex-wrap items-center gap-x-2.5 whitespace-nowrap">
          <li>
            <RailLink href="/admin/account" className={smallClass}>
              Account
            </RailLink>
          </li>
          <li>
            <a href="/" className={smallClass}>
              View the site
            </a>
          </li>
          <li className="-ml-2.5">{signOut}</li>
        </ul>
      </div>
    </>
  )
}

function CreateLinks({ items }: { items: RailItem[] }) {
  return (
    <ul>
      {items.map(({ href, label }) => (
        <li key={href}>
          <RailLink href={href} className="flex min-h-8 items-center gap-2">
            <NewKind label={label} />
          </RailLink>
        </li>
      ))}
    </ul>
  )
}

function NewKind({ label }: { label: string }) {
  return (
    <>
      <Plus aria-hidden className="size-4" strokeWidth={2.25} />
      {label}
    </>
  )
}

const smallClass = 'inline-flex min-h-8 items-center aria-[current]:font-semibold aria-[current]:text-ink'
