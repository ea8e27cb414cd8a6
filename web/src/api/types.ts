// SPDX-License-Identifier: Apache-2.0
// The wire types, under the names the pages use. They come from api/openapi.yaml: npm run types.
import type { components } from './schema'

type Schemas = components['schemas']

export type Localised = Schemas['Words']
/** What is needed of an amount to show it; minor units, fen for CNY. */
export type MoneyRange = Pick<Schemas['AmountRange'], 'low_minor' | 'high_minor'>

// --- areas and places ---
export type LatLon = Schemas['LatLon']
export type Area = Schemas['AreaView']
export type AreaList = Schemas['AreaList']
export type AreaDetail = Schemas['AreaDetail']
export type AreaChoice = Schemas['Choice']
export type PriceView = Schemas['PriceView']
export type PlaceSummary = Schemas['PlaceSummary']
export type PlaceDetail = Schemas['PlaceDetail']
export type PlaceList = Schemas['PlaceList']
export type Spot = Schemas['SpotView']
export type SpotList = Schemas['SpotList']
export type TileIndex = Schemas['TileIndex']
export type LegToDraw = Schemas['LegToDraw']
export type DrawnLegs = Schemas['DrawnLegs']

// --- weather ---
export type Weather = Schemas['WeatherAnswer']
export type DayWeather = Schemas['DayWeatherView']
export type HourWeather = Schemas['HourWeatherView']
export type WeatherWarning = Schemas['WarningView']

// --- notices ---
export type Notice = Schemas['NoticeView']
export type Inbox = Schemas['Inbox']
export type NoticePhone = Schemas['PhoneView']
export type NoticePreferences = Schemas['PreferencesView']
export type NewNoticePreferences = Schemas['Preferences']
export type PushBrowser = Schemas['SubscriptionView']
export type PushBrowserList = Schemas['SubscriptionList']
export type UnreadCount = Schemas['UnreadCount']
export type DeadLetter = Schemas['DeadLetter']
export type DeadLetterList = Schemas['DeadLetterList']

// --- accounts ---
export type Credentials = Schemas['LoginRequest']
export type NewAccount = Schemas['RegisterRequest']
export type Registered = Schemas['Registered']
export type SignedIn = Schemas['LoginAnswer']
export type Account = Schemas['AccountView']
export type AccountChange = Schemas['AccountChange']
export type Preferences = Schemas['TravelPreferences']
export type SessionList = Schemas['SessionList']
export type PersonalToken = Schemas['PersonalTokenView']
export type PersonalTokenList = Schemas['PersonalTokenList']
export type NewPersonalToken = Schemas['NewPersonalToken']
export type MadePersonalToken = Schemas['MadePersonalToken']

// --- recommendations ---
export type Pace = Schemas['Pace']
type Lists = 'must' | 'avoid' | 'interests'
/** What the traveller asks for; a list that is empty need not be sent. */
export type Wishes = Omit<Schemas['Wish'], Lists> & Partial<Pick<Schemas['Wish'], Lists>>
export type SaidWords = Schemas['TextSpan']
export type ReadSlot = Schemas['ReadSlot']
export type WishQuestion = Schemas['WishQuestion']
export type WishReading = Schemas['WishReading']
export type PlaceRef = Schemas['PlaceRef']
export type Visit = Schemas['VisitAnswer']
export type Ride = Schemas['RideAnswer']
export type Leg = Schemas['LegAnswer']
export type PlanDay = Schemas['DayAnswer']
export type LedgerLine = Schemas['LedgerAnswer']
export type Verdict = Schemas['Verdict']
export type CertificateCheck = Schemas['Check']
export type Certificate = Schemas['Certificate']
export type PlanWarning = Schemas['Warning']
export type Tier = Schemas['Tier']
export type Reasoning = Schemas['Reasoning']
/** What was set aside. */
export type TrayItem = Schemas['TrayAnswer']
export type TierPlan = Schemas['TierAnswer']
export type Recommendation = Schemas['RecommendationAnswer']
export type Introduction = Schemas['IntroductionAnswer']
/** The data of the event `stage`, which the contract of a stream cannot say. */
export interface Stage {
  stage: string
  done: number
  total: number
  text: Localised
}

// --- trips ---
export type TripSummary = Schemas['TripSummary']
export type Trip = Schemas['TripDetail']
export type TripPage = Schemas['TripPage']

// --- the assistant ---
export type Conversation = Schemas['ConversationView']
export type ConversationList = Schemas['ConversationList']
export type ConversationDetail = Schemas['ConversationDetail']
export type ConversationTurn = Schemas['TurnView']

// --- problems ---
export type WishChange = Schemas['Change']
export type Relaxation = Schemas['Relaxation']
/** What may stand in a refusal: a problem, one of a wish, or the login's own shape. */
export type ProblemBody = Partial<Schemas['WishProblem'] & Schemas['LoginFailure']>
export type HelpArticle = Schemas['HelpArticle']
export type HelpTicket = Schemas['TicketEntry']
export type HelpTicketDetail = Schemas['TicketDetail']
export type HelpMessage = Schemas['MessageView']
export type NewHelpTicket = Schemas['AskForHelp']
export type QueuedTicket = Schemas['QueueEntry']
export type AgentTicket = Schemas['AgentTicket']
export type SupportFile = Schemas['SupportFile']
export type SupportLetter = Schemas['SupportLetter']
export type TripAccess = Schemas['TripAccess']
export type TravellerContact = Schemas['TravellerContact']
export type HelpChange = Schemas['TicketChangeView']
export type AgentOfSupport = Schemas['AgentView']
export type SupportFigures = Schemas['SupportFigures']
export type FiguresOfSupport = Schemas['Figures']
export type CannedReply = Schemas['CannedView']

// --- alerts and safety ---
export type AlertEvent = Schemas['AlertEvent']
export type AlertEventPage = Schemas['AlertEventPage']
export type NewAlertEvent = Schemas['NewAlertEvent']
export type TripAlerts = Schemas['TripAlerts']
export type TripAlert = Schemas['TripAlert']
export type AlertProposal = Schemas['AlertProposal']
export type AlertProposals = Schemas['AlertProposals']
export type AcceptAlertProposal = Schemas['AcceptAlertProposal']
export type SuggestAlertProposal = Schemas['SuggestAlertProposal']
export type PlaceReportGroups = Schemas['PlaceReportGroups']
export type PlaceReportGroup = Schemas['PlaceReportGroup']
export type ReportKind = Schemas['ReportKind']
export type EmergencyNumbers = Schemas['EmergencyNumbers']
export type EmergencyNumberList = Schemas['EmergencyNumberList']
export type Surroundings = Schemas['Surroundings']
export type HelpPlace = Schemas['HelpPlace']
export type SafetyCard = Schemas['SafetyCard']
export type SafetyPosition = Schemas['SafetyPosition']
export type SosCall = Schemas['SosView']
export type OpenSosList = Schemas['OpenSosList']
export type SharedPosition = Schemas['SharedPosition']
