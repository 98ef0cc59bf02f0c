import type { Row } from '../row'
import { archiveRows } from './archives'
import { bundleRows } from './bundles'
import { consentRows } from './consents'
import { deskActions } from './desk'
import { entryActions } from './entries'
import { erasureRows } from './erasures'
import { factorRows } from './factors'
import { entryHandlers } from './entry-handlers'
import { machineRows } from './machines'
import { mediaRows } from './media'
import { pageRows } from './pages'
import { publicRows } from './public'
import { suggestionRows } from './suggestions'
import { translating } from './translating'

/** One row, or several, for each action, handler and page of the build. */
export const groups: Record<string, Row[]> = {
  'the lists of entries': entryActions,
  'the editor': [...entryHandlers, ...suggestionRows],
  translating,
  bundles: bundleRows,
  'people at risk': consentRows,
  erasing: erasureRows,
  uploads: mediaRows,
  'the rest of the desk': deskActions,
  'what people sign in with': factorRows,
  'imports, backups and programs': [...archiveRows, ...machineRows],
  'the pages of the desk': pageRows,
  'the public site': publicRows,
}

export const rows = Object.values(groups).flat()
