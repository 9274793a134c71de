"""Word tables for finding names: surnames, forms of address, places that carry people's names.

Written from general knowledge of the Kinh and of the peoples of the northern mountains (Tày,
Nùng, Thái, Mông, Dao, Giáy, Hà Nhì, Phù Lá …). A name that is missing here is still found after
a form of address.
"""


def listed(text: str) -> frozenset[str]:
    """The words of a table that is written as running text."""
    return frozenset(text.split())


_SURNAMES = """
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đoàn đinh trịnh mai đào
lưu cao tạ lương hà trương phùng tô châu quách thái tăng vương chu kiều lâm đàm tống thân triệu
từ la mạc bạch văn kim khổng nghiêm ninh hứa phí cung thạch doãn lại lã khúc tôn thẩm giáp
nông vi hoa mã đồng chử viên lục trang ngụy điền nhữ thiều tiêu quan cù trà cái lỗ vưu
lò quàng cà tòng lường đèo bạc cầm điêu tao lừ lèo hà vì vàng giàng thào sùng mùa vừ hạng hảng
cứ chá lầu lù ly lồ lèng sình tráng thền thèn má ma sần vù chang cư hầu chấu chẩu páo lỳ khoàng
pờ phu xín sín vảng nùng long tẩn chảo phàn bàn lở tải sải dìn lùng ngải hờ giống xin ban bế
mông hoàng hầu dương cháng cáo thàn lìn vạn tằng chìu phượng trưng pờ sừng sò lùng phà toán
kha lữ lang lộc cụt moong cút hờ xồng vừ xeo pịt y rơ ksor siu rmah nay
"""
SURNAMES = listed(_SURNAMES)

# The surnames that are believed in small letters too, when a middle name follows.
_PLAIN = (
    "nguyễn trần phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô dương lê hồ trịnh đinh lương trương"
)
PLAIN_SURNAMES = listed(_PLAIN)

# Far more often the beginning of a body's name: believed before two more capitals.
WEAK_SURNAMES = listed("ban trang quan đồng đoàn")

MIDDLE_NAMES = listed("văn thị a seo thế")

HONORIFICS = listed("ông bà anh chị cô chú bác em cháu cụ thầy mợ dì cậu thím bạn bé con vợ chồng")
# Without marks these are other words as well (ba: three, co: to have), so more is asked of what
# follows.
BARE_HONORIFICS = listed("ong ba anh chi co chu bac em chau cu thay")
COMRADES = frozenset({("đồng", "chí"), ("đ", "c"), ("dong", "chi")})

ROLES = listed("""giáo sĩ chủ nhà quán trưởng phó thôn bản khu tổ dân phố xóm bí thư tịch hội ấp hiệu kế toán hộ
    hàng tài xế lái tên là công an cán bộ phụ nữ trách viên thợ xây chi lớp nguyên cựu chiến binh
    trai gái tôi ruột họ rể dâu con bố mẹ đại diện tịch ubnd hđnd mttq xã phường đảng ủy bộ ban""")

# Offices are written with capitals too: đồng chí Bí thư Lò Văn Mẫu.
TITLE_PAIRS = listed(
    """bí_thư chủ_tịch phó_bí phó_chủ phó_trưởng phó_giám trưởng_thôn trưởng_bản trưởng_ban
    trưởng_khu trưởng_phòng giám_đốc tổ_trưởng chi_hội chi_bộ hiệu_trưởng phó_ban ủy_viên"""
)

# After one of these a name is a place: xã Trần Phú, đường Nguyễn Huệ.
PLACES = listed("""xã phường thôn bản tổ đường phố ngõ ngách hẻm kiệt huyện tỉnh quận khu xóm ấp buôn làng trường
    chợ cầu sông suối hồ núi đèo đền chùa đình miếu viện lộ trạm bến cảng đập kênh mương đồi hang động
    thác đảo vịnh biển ga ty xưởng nhà_máy trấn thành_phố tp tx tt tdp khối cụm ngã_ba ngã_tư ngã_năm
    vòng_xuyến công_viên quảng_trường tượng_đài di_tích nghĩa_trang bệnh_viện chung_cư khách_sạn
    tiểu_học thcs thpt mầm_non trung_học phổ_thông đại_học cao_đẳng htx hợp_tác_xã thị_xã thị_trấn
    quốc_lộ đại_lộ tỉnh_lộ hội_trường nhà_văn_hóa dự_án khu_phố đại_hội giải_thưởng""")
# A place word after one of these belongs to a title: trưởng thôn Lò Văn Mẫu is a person.
TITLE_HEADS = listed("trưởng phó tịch thư trưởng_ban")

# What begins like a name and is a place, a body or an office; folded.
NOT_NAMES = listed("""chi_bo chi_hoi chi_doan chi_cuc nha_nuoc nha_may nha_van nha_rong nha_truong nha_bia nha_xe
    ha_noi ha_giang ha_tinh ha_nam ha_long ha_dong cao_bang cao_lanh phan_thiet phan_rang ninh_binh
    ninh_thuan thai_nguyen thai_binh thai_lan ly_son mai_chau mai_son lam_dong lam_thao ho_chi_minh
    bac_ho kim_boi kim_son long_an long_xuyen la_hay dong_nai dong_thap ba_ria ba_na ba_con co_to lao_cai
    viet_nam trung_quoc han_quoc nhat_ban lang_son van_ban van_yen van_chan doan_thanh doan_vien
    hoa_binh vinh_phuc vinh_yen y_te y_ty luc_yen phu_tho van_phong van_ban_so lai_chau dien_bien
    van_hoa tran_yen cao_toc quan_ly ban_quan ban_chi ban_thuong ban_dan ban_to ban_tiep ban_noi
    ban_bi ban_giam ban_tuyen ban_chap ban_nhan ban_kinh ban_van ban_chap_hanh chu_tich ong_ba dong_viet_nam doan_luat doan_chu
    tinh_uy huyen_uy thanh_uy dang_uy uy_vien uy_ban hoi_phu hoi_nong hoi_cuu hoi_dong pho_bi pho_chu
    pho_truong pho_giam bi_thu truong_ban truong_thon giam_doc doan_tncs doan_kiem doan_cong tu_hoi
    tu_ban tu_so tu_trung dang_bo dang_cong doan_dai""")

# In small letters a name ends before one of these.
STOP_WORDS = listed("""ở là có đã và bị đang không thì làm cho với trú xây đổ lấn tại hay hoặc vẫn ko k o la co da va
    bi dang khong thi lam voi tai cũng của được phải nói báo gọi đến từ để rất còn này kia đó mà nên
    khi nhà thôn xã tổ trưởng sinh số trong ngoài gần thường lại""")

INTRODUCTIONS = (
    ("tôi", "tên", "là"),
    ("tên", "tôi", "là"),
    ("tên", "là"),
    ("tôi", "là"),
    ("em", "là"),
    ("cháu", "là"),
    ("tôi", "tên"),
    ("em", "tên"),
    ("cháu", "tên"),
    ("họ", "và", "tên"),
    ("họ", "tên"),
    ("người", "gửi"),
    ("người", "viết"),
    ("người", "phản", "ánh"),
    ("ký", "tên"),
    ("kính", "đơn"),
    ("ảnh",),
    ("tác", "giả"),
    ("toi", "ten", "la"),
    ("ten", "toi", "la"),
    ("toi", "la"),
)

# Places as they are typed without marks, where the bare word is hardly anything else.
BARE_PLACES = listed("duong pho thon phuong huyen tinh xom khu ngo ngach hem xa tx tt tp")

# Whose house it is: "nhà Thắng Lan", "hộ Chúng".
HOUSEHOLDS = listed("nhà hộ")
# Somebody one asks for: "gặp Xuân", "nhắn Tân".
SOUGHT = listed("gặp nhắn nhờ")
# Words of one household or of a few: what follows with "và" or a dash is a name too.
SEVERAL = frozenset(
    {("vợ", "chồng"), ("anh", "em"), ("chị", "em"), ("bố", "con"), ("mẹ", "con"), ("ông", "bà"),
     ("hai", "cháu"), ("các", "cháu"), ("hai", "em"), ("các", "em"), ("hai", "anh"), ("hai", "ông")}
)  # fmt: skip

# Somebody who is named as the holder of one of these offices; folded.
OFFICES = (
    "chu tich|bi thu|giam doc|truong phong|truong ban|truong thon|truong khu|truong cong an|"
    "to truong|hieu truong|chanh van phong|chanh thanh tra|uy vien|dai bieu|cuc truong|vu truong|"
    "bo truong|thu truong|kiem sat vien|tham phan|doi truong|truong tram|chi huy truong"
)

# One capital and a small word that together name a body or an office; folded.
BODIES = listed("""cong_an dien_luc chu_tich bi_thu giam_doc truong_ban uy_ban hoi_dong doan_thanh ban_quan
    ban_chi mat_tran toa_an vien_kiem thanh_tra chi_cuc kiem_lam bao_hiem kho_bac buu_dien tram_y
    phong_giao so_xay so_nong trung_tam can_bo bac_si ky_su lanh_dao chinh_quyen nha_nuoc""")

# In the middle of a name whatever its surname; without marks in texts that bear none.
MIDDLE_SIGNS = listed("văn thị a seo y láo mùi tả")
BARE_SIGNS = listed("van thi a seo y lao mui ta")
# In small letters these are no names: thị trấn, văn phòng.
NOT_GIVEN = listed("""thị_trấn thị_xã thị_trường thị_tứ thị_giác thị_sát thị_lực thị_phi thị_dân
    văn_phòng văn_hóa văn_hoá văn_bản văn_minh văn_học văn_nghệ văn_thư văn_kiện văn_bằng thi_tran
    thi_xa thi_truong thi_cong thi_hanh thi_dua van_phong van_hoa van_ban van_hoc van_nghe van_kien
    van_bang a_lo""")
BARE_HOUSEHOLDS = listed("nha ho")
BARE_SOUGHT = listed("gap nhan nho")
BARE_TITLE_HEADS = listed("truong pho tich thu")
