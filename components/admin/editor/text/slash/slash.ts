import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import { findInsertions, type Insertion } from '../insertions'
import type { Tools } from '../tools'

const maxQueryLength = 40

/** The state of the slash menu. `closedAt`: the position of the slash whose menu somebody closed. */
export type SlashState = { open?: SlashQuery & { choices: Insertion[]; active: number }; closedAt?: number }

type SlashAction = { is: 'close' } | { is: 'active'; index: number }

export const slashKey = new PluginKey<SlashState>('slash')
export const listId = 'slash-menu'
export const choiceId = (index: number) => `${listId}-${index}`

export const SlashExtension = Extension.create<{ tools: () => Tools }>({
  name: 'slash',
  priority: 1_000, // arrow keys and Enter go to the menu first, then to lists and tables

  addOptions: () => ({
    tools: () => {
      throw new Error('Given with the editor.')
    },
  }),

  addProseMirrorPlugins() {
    const editor = this.editor as Editor
    const tools = this.options.tools
    return [
      new Plugin<SlashState>({
        key: slashKey,
        state: { init: () => ({}), apply: (tr, before, _, state) => nextSlashState(tr, before, state, editor) },
        props: {
          attributes: menuAttributes,
          handleKeyDown(view, event) {
            const open = slashKey.getState(view.state)?.open
            if (!open || event.isComposing) return false
            const { choices, active } = open
            const to = (index: number) => {
              view.dispatch(view.state.tr.setMeta(slashKey, { is: 'active', index } satisfies SlashAction))
              return true
            }
            switch (event.key) {
              case 'ArrowDown':
                return to((active + 1) % choices.length)
              case 'ArrowUp':
                return to((active + choices.length - 1) % choices.length)
              case 'Enter':
              case 'Tab':
                chooseInsertion(editor, tools(), active)
                return true
              case 'Escape':
                closeMenu(editor)
                return true
              default:
                return false
            }
          },
          handleDOMEvents: { blur: () => void closeMenu(editor) },
        },
      }),
    ]
  },
})

function nextSlashState(tr: Transaction, before: SlashState, state: EditorState, editor: Editor): SlashState {
  const move = tr.getMeta(slashKey) as SlashAction | undefined
  const typed = slashQuery(state)
  if (!typed) return before.open || before.closedAt !== undefined ? {} : before
  if (move?.is === 'close') return { closedAt: typed.from }
  const closedAt = before.closedAt === undefined ? undefined : tr.mapping.map(before.closedAt)
  if (closedAt === typed.from || (!before.open && !tr.docChanged)) return { closedAt }
  const choices = findInsertions(typed.query).filter(({ fits }) => fits?.(editor) ?? true)
  if (choices.length === 0) return {}
  const sameWords = before.open?.query === typed.query
  const active = move?.is === 'active' ? move.index : sameWords ? before.open!.active : 0
  return { open: { ...typed, choices, active } }
}

type SlashQuery = { from: number; to: number; query: string }

export function slashQuery({ selection }: EditorState): SlashQuery | undefined {
  const { $from, empty } = selection
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return undefined
  if ($from.marks().some((mark) => mark.type.name === 'code')) return undefined
  const start = Math.max(0, $from.parentOffset - maxQueryLength)
  const before = $from.parent.textBetween(start, $from.parentOffset, undefined, '\ufffc')
  const [, query] = /(?:^|\s)\/((?:[^\s/\ufffc][^/\ufffc]{0,24})?)$/u.exec(before) ?? []
  return query === undefined ? undefined : { from: $from.pos - query.length - 1, to: $from.pos, query }
}

/** Returns attributes of the text that refer to the list and its active item, which are outside the text. */
function menuAttributes(state: EditorState): Record<string, string> {
  const open = slashKey.getState(state)?.open
  if (!open) return {}
  return {
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-controls': listId,
    'aria-activedescendant': choiceId(open.active),
  }
}

export function chooseInsertion(editor: Editor, tools: Tools, index: number) {
  const open = slashKey.getState(editor.state)?.open
  const insertion = open?.choices[index]
  if (!insertion) return
  editor.chain().focus().deleteRange({ from: open.from, to: open.to }).run()
  insertion.run(editor, tools)
}

function closeMenu(editor: Editor) {
  if (!editor.isDestroyed && slashKey.getState(editor.state)?.open)
    editor.view.dispatch(editor.state.tr.setMeta(slashKey, { is: 'close' } satisfies SlashAction))
}
