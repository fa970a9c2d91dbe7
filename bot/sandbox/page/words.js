// The page's own words, in Vietnamese and English. What the bot says comes from the bot.

const WORDS = {
  vi: {
    title: "Bàn báo chí", sandbox: "hộp cát", people: "Mọi người", chats: "Các cuộc trò chuyện", clock: "Đồng hồ",
    mail: "Thư", faults: "Sự cố", close: "Đóng", open: "Mở", send: "Gửi", attach: "Đính kèm tệp", reply: "Trả lời tin này",
    remove: "Bỏ", typing: "Đang trả lời…", placeholder: "Nhập tin nhắn", edited: "đã sửa", you: "Bạn", bot: "Bot",
    offline: "Mất liên lạc với hộp cát – đang thử lại…", newcomer: "lần đầu nhắn bot",
    hint: "Thử ngay: nhà báo (Zalo) gõ một câu hỏi rồi làm theo bot; thẻ hiện ra ở cán bộ (Telegram), bấm nút trên thẻ để nhận và trả lời.",
    empty: "Chưa có tin nhắn nào. Hãy viết như ngoài đời, có dấu hay không dấu đều được.", try: "Gợi ý:",
    none_open: "Chọn một người ở danh sách để mở cuộc trò chuyện.",
    clock_about: "Cả hộp cát dùng chung đồng hồ này (giờ Việt Nam). Vặn tới để xem điều sẽ xảy ra; không vặn lui được.",
    hours: "Số giờ", advance: "Vặn tới", turned: "Bây giờ là",
    faults_about: "Bật một sự cố của nền tảng để xem bot xoay xở. Không ghi số lần, số giây thì xảy ra một lần.",
    channel: "Kênh", kind: "Sự cố", times: "Số lần", or_seconds: "hoặc số giây", switch_on: "Bật", switch_off: "Tắt hết",
    active: "Đang bật", no_faults: "Không có sự cố nào.", left: "lần nữa", until: "đến",
    mail_about: "Mọi thư bot gửi ra đều dừng ở đây, không đi đâu khác.", no_mail: "Chưa có thư nào.", to: "Gửi",
    commands: "Danh mục lệnh", no_commands: "Người này chưa có danh mục lệnh.", contacts_page: "Danh bạ",
    late: "Bot vẫn đang bận; tin sẽ hiện khi xong.", too_long: "Không gửi được",
    "429": "429 – nền tảng bảo chờ", "500": "500 – nền tảng lỗi", "drop-reply": "đứt mạng đúng lúc gửi",
    blocked: "người nhận đã chặn", down: "mất hẳn kết nối", "token-expired": "hết hạn mã truy cập",
    "window-closed": "hết cửa sổ nhắn tin",
    journalist: "Nhà báo", press_officer: "Cán bộ Trung tâm Truyền thông", press_head: "Giám đốc Trung tâm Truyền thông",
    leader: "Lãnh đạo", director_general: "Tổng Giám đốc", spokesperson: "Người phát ngôn", unit_officer: "Cán bộ Ban",
    unit_head: "Trưởng ban", province_officer: "Cán bộ BHXH", province_director: "Giám đốc BHXH", administrator: "Quản trị",
    brief_press_officer: "Cán bộ", brief_press_head: "Giám đốc",
    group_press: "Nhà báo", group_centre: "Trung tâm Truyền thông", group_lead: "Lãnh đạo", group_units: "Ban, đơn vị",
    group_provinces: "Tỉnh, thành phố",
  },
  en: {
    title: "Press desk", sandbox: "sandbox", people: "People", chats: "Chats", clock: "Clock",
    mail: "Mail", faults: "Faults", close: "Close", open: "Open", send: "Send", attach: "Attach a file", reply: "Reply to this message",
    remove: "Remove", typing: "Answering…", placeholder: "Type a message", edited: "edited", you: "You", bot: "Bot",
    offline: "The sandbox cannot be reached – trying again…", newcomer: "first time here",
    hint: "Try this: the journalist (Zalo) types a question and follows the bot; a card reaches the officer (Telegram), whose buttons claim and answer it.",
    empty: "No messages yet. Write as people do, with accents or without.", try: "Try:",
    none_open: "Choose somebody in the list to open their chat.",
    clock_about: "The whole sandbox lives by this clock (Vietnam time). Turn it on to see what would happen; it never runs back.",
    hours: "Hours", advance: "Turn on", turned: "It is now",
    faults_about: "Switch on a fault of the platform and watch the bot cope. Without times or seconds it strikes once.",
    channel: "Channel", kind: "Fault", times: "Times", or_seconds: "or seconds", switch_on: "Switch on", switch_off: "All off",
    active: "Now on", no_faults: "No faults.", left: "more", until: "until",
    mail_about: "Every mail that the bot sends stops here and goes nowhere else.", no_mail: "No mail yet.", to: "To",
    commands: "Menu of commands", no_commands: "No menu of commands here.", contacts_page: "Spokespersons",
    late: "The bot is still busy; its messages will appear.", too_long: "Not sent",
    "429": "429 – told to wait", "500": "500 – server error", "drop-reply": "connection cut while sending",
    blocked: "blocked by the reader", down: "no connection at all", "token-expired": "access token expired",
    "window-closed": "messaging window closed",
    journalist: "Journalist", press_officer: "Press-centre officer", press_head: "Head of the press centre",
    leader: "Leader", director_general: "Director General", spokesperson: "Spokesperson", unit_officer: "Unit officer",
    unit_head: "Unit head", province_officer: "Province officer", province_director: "Province director",
    administrator: "Administrator", brief_press_officer: "Officer", brief_press_head: "Head",
    group_press: "Journalists", group_centre: "Press centre", group_lead: "Leadership", group_units: "Units",
    group_provinces: "Provinces",
  },
};

const TRIES = {
  journalist: {
    vi: ["Ai được phát ngôn ở Hà Nội?", "Cho tôi hỏi: bao nhiêu người đang tham gia BHXH tự nguyện?", "toi muon hoi ve the BHYT hoc sinh"],
    en: ["Who may speak for the agency?", "How many people have health insurance cards in Hanoi?"],
  },
  staff: { vi: ["menu"], en: ["menu"] },
};

let language = localStorage.getItem("language") === "en" ? "en" : "vi";

export const lang = () => language;
export const t = (key) => WORDS[language][key] ?? key;
export const tries = (person) => {
  const set = person.role === "journalist" ? TRIES.journalist : TRIES.staff;
  return set[person.language === "en" ? "en" : "vi"];
};

export function setLanguage(next) {
  language = next;
  localStorage.setItem("language", next);
  applyWords();
}

export function applyWords(root = document) {
  document.documentElement.lang = language;
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
}
