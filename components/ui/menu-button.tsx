import { Check } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent, type ReactNode, type ToggleEvent } from 'react'

type MenuChoice = { isChosen: boolean; hint: string; choose: () => void }

type Props = {
  label: string
  groups: Record<string, Record<string, (() => void) | MenuChoice>>
  className: string
  children: ReactNode
}

/** Arrow keys, Home, End and first letters move within the menu; Escape and a press outside close it (ARIA APG). */
export function MenuButton({ label, groups, className, children }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)

  // Places the menu before its first paint. `onToggle` places it again, when its size is known.
  function onBeforeToggle({ newState }: ToggleEvent) {
    if (newState === 'open') placeBelow(button.current!, menu.current!)
  }

  function onToggle({ newState }: ToggleEvent) {
    setOpen(newState === 'open')
    if (newState !== 'open') return
    placeBelow(button.current!, menu.current!)
    const items = itemsIn(menu.current!)
    ;(items.find(({ ariaChecked }) => ariaChecked === 'true') ?? items[0])?.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    // The event must not reach a toolbar around the button, which uses these keys too.
    event.stopPropagation()
    const items = itemsIn(event.currentTarget)
    const next = nextItem(event.key, items)
    if (event.key === 'Tab') event.currentTarget.hidePopover()
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  function choose(act: () => void) {
    menu.current!.hidePopover()
    act()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
        className={className}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
        onKeyDown={onKeyDown}
        className="fixed inset-auto m-0 max-h-[80dvh] overflow-y-auto border border-edge bg-sheet py-1 text-ink"
      >
        {Object.entries(groups).map(([group, acts], n) => (
          <div
            key={group}
            role="group"
            aria-labelledby={`${id}-${n}`}
            className="border-t border-line py-1 first:border-t-0"
          >
            <p id={`${id}-${n}`} role="presentation" className="px-4 pt-1 text-sm font-semibold text-soft">
              {group}
            </p>
            {Object.entries(acts).map(([name, act]) =>
              typeof act === 'function' ? (
                <button
                  key={name}
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  onClick={() => choose(act)}
                  className={itemClass}
                >
                  {name}
                </button>
              ) : (
                <button
                  key={name}
                  type="button"
                  role="menuitemradio"
                  aria-checked={act.isChosen}
                  tabIndex={-1}
                  onClick={() => choose(act.choose)}
                  className={`${itemClass} grid grid-cols-[1.25rem_auto] gap-x-2`}
                >
                  {act.isChosen ? <Check aria-hidden className="mt-0.5 size-5" /> : <span />}
                  <span>
                    <span className="block">{name}</span>
                    <span className="block text-sm text-soft">{act.hint}</span>
                  </span>
                </button>
              ),
            )}
          </div>
        ))}
      </div>
    </>
  )
}

const itemClass = 'block min-h-9 w-full cursor-pointer px-4 py-1.5 text-left outline-none hover:bg-wash focus:bg-wash'

function itemsIn(menu: HTMLElement) {
  return Array.from(menu.querySelectorAll<HTMLElement>('[role^=menuitem]'))
}

function nextItem(key: string, items: HTMLElement[]) {
  const at = items.indexOf(document.activeElement as HTMLElement)
  if (key === 'ArrowDown') return items[(at + 1) % items.length]
  if (key === 'ArrowUp') return items.at(at - 1)
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  const inOrder = [...items.slice(at + 1), ...items.slice(0, at + 1)]
  return key.length === 1 && key !== ' '
    ? inOrder.find(({ textContent }) => textContent.toLowerCase().startsWith(key.toLowerCase()))
    : undefined
}

function placeBelow(button: HTMLElement, menu: HTMLElement) {
  const { left, bottom } = button.getBoundingClientRect()
  const { width, height } = menu.getBoundingClientRect()
  menu.style.left = `${Math.max(0, Math.min(left, innerWidth - width))}px`
  menu.style.top = `${Math.max(0, Math.min(bottom, innerHeight - height))}px`
}
