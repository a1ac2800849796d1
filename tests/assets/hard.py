"""Hard formulas of our own: of each kind that editors of technical newsletters write."""

from __future__ import annotations

HARD: dict[str, str] = {
    "matrix": r"\begin{bmatrix}\cos\varphi&-\sin\varphi\\\sin\varphi&\cos\varphi\end{bmatrix}"
    r"\begin{pmatrix}x\\y\end{pmatrix}",
    "dots": r"A=\begin{pmatrix}a_{11}&\cdots&a_{1n}\\\vdots&\ddots&\vdots\\"
    r"a_{m1}&\cdots&a_{mn}\end{pmatrix}_{m\times n}",
    "determinant": r"\det J=\begin{vmatrix}\dfrac{\partial u}{\partial x}&\dfrac{\partial u}"
    r"{\partial y}\\[4pt]\dfrac{\partial v}{\partial x}&\dfrac{\partial v}{\partial y}"
    r"\end{vmatrix}",
    "array": r"\left[\begin{array}{cc|c}1&2&3\\0&1&4\end{array}\right]",
    "aligned": r"\begin{aligned}(a+b)^2&=(a+b)(a+b)\\&=a^2+2ab+b^2\end{aligned}",
    "align": r"\begin{align*}\nabla\cdot\mathbf{E}&=\frac{\rho}{\varepsilon_0}\\"
    r"\nabla\times\mathbf{B}&=\mu_0\mathbf{J}+\mu_0\varepsilon_0\frac{\partial\mathbf{E}}"
    r"{\partial t}\end{align*}",
    "cases": r"\operatorname{sgn}(x)=\begin{cases}1&\text{若 }x>0\\0&\text{若 }x=0\\"
    r"-1&\text{其余情形}\end{cases}",
    "chinese": r"\text{准确率}=\frac{\text{答对的题数}}{\text{全部题数}}\times 100\%",
    "mathrm": r"F_{\mathrm{浮}}=\rho_{\text{水}}\,g\,V_{\text{排}}",
    "underbrace": r"\underbrace{1+2+\cdots+n}_{n\text{ 项}}="
    r"\overbrace{\frac{n(n+1)}{2}}^{\text{求和}}",
    "operator": r"\hat\theta=\operatorname*{arg\,min}_{\theta\in\Theta}\sum_{i=1}^{N}"
    r"\ell\bigl(f_\theta(x_i),y_i\bigr)",
    "limits": r"\lim_{n\to\infty}\left(1+\frac{1}{n}\right)^n=e=\sum_{k=0}^{\infty}\frac{1}{k!}",
    "cfrac": r"\pi=3+\cfrac{1^2}{6+\cfrac{3^2}{6+\cfrac{5^2}{6+\ddots}}}",
    "colour": r"\textcolor{red}{x^2}+{\color{blue}y^2}=\textcolor[rgb]{0,0.5,0}{z^2}",
    "tag": r"E^2=(pc)^2+(mc^2)^2\tag{7}",
    "starred": r"\label{eq:euler}e^{i\pi}+1=0\tag*{欧拉}",
    "roots": r"\sqrt[3]{1+\sqrt{1+\sqrt[n]{x}}}",
    "integrals": r"\oint_{\partial S}\mathbf{F}\cdot d\mathbf{r}=\iint_S(\nabla\times\mathbf{F})"
    r"\cdot d\mathbf{S}",
    "gaussian": r"\mathcal{N}(x\mid\mu,\sigma^2)=\frac{1}{\sqrt{2\pi\sigma^2}}"
    r"\exp\!\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)",
    "attention": r"\mathrm{Attention}(Q,K,V)=\mathrm{softmax}\!\left(\frac{QK^{\top}}"
    r"{\sqrt{d_k}}\right)V",
    "blackboard": r"\forall\varepsilon\in\mathbb{R}_{>0}\;\exists\,\delta:\;|x-a|<\delta"
    r"\implies|f(x)-L|<\varepsilon",
    "accents": r"\vec{v}=\dot{\vec{x}},\quad\overline{AB}\perp\widehat{CD},"
    r"\quad\tilde{p}\approx\bar{q}",
    "delimiters": r"\left\lfloor\frac{n}{2}\right\rfloor+\left\lceil\frac{n}{2}\right\rceil=n,"
    r"\quad\left\langle\psi\middle|\hat H\middle|\psi\right\rangle",
    "stacked": r"A\xrightarrow[\text{加热}]{\text{催化剂}}B\stackrel{\mathrm{def}}{=}C",
    "substack": r"\sum_{\substack{1\le i\le n\\i\ne j}}\binom{n}{i}\prod_{p\,\mid\,i}p^{-s}",
}
