'use client'

import { useState } from 'react'
import type { Comments } from './comments/use-comments'
import type { BesideText } from './translations/beside-text'

/** What stands beside the text: its details, its comments, or a text in another language. One at a time. */
export function useSidePanel(comments: Comments) {
  const [isFolded, setFolded] = useState(false)
  const [chosenText, setChosenText] = useState<BesideText>()
  const beside = comments.isOpen ? undefined : chosenText
  const isShowingDetails = !isFolded && !comments.isOpen && !beside
  return {
    beside,
    setChosenText,
    /** Whether the details are folded away; on narrow screens they stand below the text all the same. */
    isFolded,
    isShowingDetails,
    /** Nothing stands beside the text. */
    isTextAlone: isFolded && !comments.isOpen && !beside,
    showDetails() {
      setFolded(false)
      comments.setOpen(false)
    },
    toggleDetails() {
      setFolded(isShowingDetails)
      comments.setOpen(false)
      setChosenText(undefined)
    },
  }
}

export type SidePanelState = ReturnType<typeof useSidePanel>
