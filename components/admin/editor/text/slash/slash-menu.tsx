import { useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Insertion } from '../insertions'
import type { Tools } from '../tools'
import { choiceId, chooseInsertion, listId, slashKey } from './slash'

type Props = { editor: Editor; tools: Tools }

export function SlashMenu({ editor, tools }: Props) {
  const open = useEditorState({ editor, selector: ({ editor }) => slashKey.getState(editor.state)?.open })
  const list = useRef<HTMLDivElement>(null)
  const from = open?.from
  const count = open?.choices.length

  useLayoutEffect(() => {
    if (from === undefined || !list.current) return
    const place = () => list.current && placeBeside(list.current, editor.view.coordsAtPos(from))
    place()
    addEventListener('scroll', place, true)
    addEventListener('resize', place)
    visualViewport?.addEventListener('resize', place)
    return () => {
      removeEventListener('scroll', place, true)
      removeEventListener('resize', place)
      visualViewport?.removeEventListener('resize', place)
    }
  }, [editor, from, count])

  useEffect(() => {
    if (open) document.getElementById(choiceId(open.active))?.scrollIntoView({ block: 'nearest' })
  }, [open])

  return (
    <>
      <p aria-live="polite" className="sr-only">
        {open && `${count} ${count === 1 ? 'thing' : 'things'} to insert. Arrow keys move, Enter inserts.`}
      </p>
      {open && (
        <div
          ref={list}
          id={listId}
          role="listbox"
          aria-label="Insert"
          tabIndex={0} // it may have to scroll; while it is open, Tab inserts and never reaches it
          className="fixed z-40 max-h-104 w-72 max-w-[calc(100vw-1.5rem)] overflow-y-auto overscroll-contain border border-edge bg-sheet py-1"
          // The text keeps the focus, and a phone its keyboard.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
        >
          {groupInsertions(open.choices, !open.query.trim()).map(({ group, items }) => (
            <div key={group} role="group" aria-label={group}>
              {group && (
                <p aria-hidden className="px-3 pt-2 pb-0.5 text-sm font-semibold text-soft">
                  {group}
                </p>
              )}
              {items.map(({ name, icon: Icon, index }) => (
                <div
                  key={name}
                  id={choiceId(index)}
                  role="option"
                  aria-selected={index === open.active}
                  className="flex min-h-10 cursor-pointer items-center gap-3 px-3 py-1 hover:bg-wash aria-selected:bg-accent aria-selected:text-accent-ink sm:min-h-8"
                  onClick={() => chooseInsertion(editor, tools, index)}
                >
                  <Icon aria-hidden className="size-4.5 shrink-0" />
                  {name}
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
    </>
  )
}

function groupInsertions(choices: Insertion[], hasHeadings: boolean) {
  const items = choices.map((choice, index) => ({ ...choice, index }))
  if (!hasHeadings) return [{ group: undefined, items }]
  const groups = [...new Set(choices.map(({ group }) => group))]
  return groups.map((group) => ({ group, items: items.filter((item) => item.group === group) }))
}

/** Places the list below the line, or above it where there is more room beside a phone's keyboard. */
function placeBeside(list: HTMLElement, line: { left: number; top: number; bottom: number }) {
  const { width, height, offsetTop } = visualViewport ?? { width: innerWidth, height: innerHeight, offsetTop: 0 }
  const gap = 6
  const below = offsetTop + height - line.bottom
  const above = line.top - offsetTop
  const room = Math.max(below, above) - 2 * gap
  list.style.maxHeight = `${Math.min(416, Math.max(96, room))}px`
  list.style.left = `${Math.max(12, Math.min(line.left, width - list.offsetWidth - 12))}px`
  list.style.top = `${below >= Math.min(list.offsetHeight + gap, above) ? line.bottom + gap : line.top - gap - list.offsetHeight}px`
}
