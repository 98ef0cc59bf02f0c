'use client'

import { Failed } from '@/components/admin/shell/failed'

export default Failed
