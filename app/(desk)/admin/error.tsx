'use client'

import { FailedNote } from '@/components/admin/shell/failed'

export default FailedNote
