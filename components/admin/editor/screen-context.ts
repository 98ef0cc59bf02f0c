import { createContext, use } from 'react'
import type { EditorScreen } from './use-screen'

/** The state of the editor, for all parts of its screen. */
export const ScreenContext = createContext<EditorScreen | undefined>(undefined)

export function useEditorScreen() {
  return use(ScreenContext)!
}
