import { startPopup } from '../../features/probe/start-popup.tsx'

void startPopup()
